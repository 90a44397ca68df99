/* What a reader can make of the pictures that are shown: asked for by test_pictures.py inside the page. */
() => {
  const shown = [...document.querySelectorAll(".cs-picture .cs-svg")].filter((svg) => svg.getClientRects().length);
  const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const rgb = (text) => text.match(/[\d.]+/g).map(Number);
  const over = (top, share, below) => below.map((value, at) => top[at] * share + value * (1 - share));
  const light = (colour) => [0.2126, 0.7152, 0.0722].reduce((sum, part, at) => sum + part * channel(colour[at] / 255), 0);
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const share = (style, kind) => Number(style[`${kind}Opacity`]) * (rgb(style[kind])[3] ?? 1);

  /* The colour on which words stand: the page's, and on it the nearest shape before them that they lie in. */
  const ground = (text, paper) => {
    const box = text.getBoundingClientRect();
    const at = [box.x + box.width / 2, box.y + box.height / 2];
    const inside = (rect) => rect.x <= at[0] && at[0] <= rect.right && rect.y <= at[1] && at[1] <= rect.bottom;
    const shapes = [...(text.closest("a, g") ?? text.parentNode).querySelectorAll("rect")];
    return shapes
      .filter((shape) => getComputedStyle(shape).fill !== "none" && inside(shape.getBoundingClientRect()))
      .reduce((below, shape) => over(rgb(getComputedStyle(shape).fill), share(getComputedStyle(shape), "fill"), below), paper);
  };

  return shown.map((svg) => {
    const frame = svg.getBoundingClientRect();
    const paper = rgb(getComputedStyle(document.body).backgroundColor).slice(0, 3);
    const scale = svg.getScreenCTM().a;
    const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim());
    const lines = texts.flatMap((text) => {
      const spans = [...text.querySelectorAll("tspan:not(.p-blank)")];
      const parts = spans.length ? spans : [text];
      return parts.map((part) => ({ text: part.textContent, box: part.getBoundingClientRect() }));
    });
    const strokes = [...svg.querySelectorAll(".p-edge, .p-axis, .p-hollow, .p-band, .p-passing")];
    return {
      name: svg.dataset.picture,
      width: frame.width,
      smallest: Math.min(...texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * scale)),
      faint: texts
        .map((text) => [contrast(rgb(getComputedStyle(text).fill), ground(text, paper)), text.textContent])
        .filter(([value]) => value < 4.5),
      dim: [
        ...strokes.map((shape) => [contrast(rgb(getComputedStyle(shape).stroke), paper), shape.getAttribute("class")]),
        ...[...svg.querySelectorAll(".p-mark")].map((shape) => [contrast(rgb(getComputedStyle(shape).fill), paper), "p-mark"]),
      ].filter(([value]) => value < 3),
      outside: lines.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1).map(({ text }) => text),
      overlapping: lines.flatMap((one, at) =>
        lines
          .slice(at + 1)
          .filter(({ box }) => Math.min(one.box.right, box.right) - Math.max(one.box.left, box.left) > 1)
          .filter(({ box }) => Math.min(one.box.bottom, box.bottom) - Math.max(one.box.top, box.top) > one.box.height * 0.35)
          .map(({ text }) => `${one.text} | ${text}`),
      ),
      stops: [...svg.querySelectorAll("a")].filter((link) => link.tabIndex >= 0).length,
    };
  });
}
