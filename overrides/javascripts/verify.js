/* “Verify it yourself”: finds the passages of the review's claims in the reader's own copies of the papers.
   Everything happens in this page: no file leaves the computer and nothing is asked of any host. The data
   (data/verification.js) hold places and hashes; the words of a passage come from the reader's file and are put on
   the page as text, never as markup. */
"use strict";
const conspectusVerify = (() => {
  const LARGEST = 20_000_000; // bytes; no longer source is read by the program either
  const STEP = 1 << 20; // bytes that are hashed before the page may breathe

  /* SHA-256 (FIPS 180-4), for pages that are not in a secure context, where the browser keeps its own to itself. */
  const ROUNDS = (() => {
    const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
    const primes = [];
    for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
    const start = primes.slice(0, 8).map((n) => fraction(Math.sqrt(n)));
    return { start, k: primes.map((n) => fraction(Math.cbrt(n))) };
  })();

  const turn = (word, by) => (word >>> by) | (word << (32 - by));

  function compress(state, view, at, w) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);
    for (let i = 16; i < 64; i++) {
      const one = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
      const two = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
      w[i] = (w[i - 16] + one + w[i - 7] + two) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS.k[i] + w[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (state[i] + word) | 0));
  }

  /* The last bytes, padded to whole blocks with their length in bits. */
  function padded(bytes, from) {
    const rest = bytes.length - from;
    const last = new Uint8Array(rest < 56 ? 64 : 128);
    last.set(bytes.subarray(from));
    last[rest] = 0x80;
    const view = new DataView(last.buffer);
    view.setUint32(last.length - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(last.length - 4, (bytes.length * 8) >>> 0);
    return view;
  }

  const hex = (words) => words.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  const breathe = () => new Promise((resume) => setTimeout(resume));

  async function ownSha256(bytes) {
    const state = [...ROUNDS.start];
    const w = new Int32Array(64);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const whole = bytes.length - (bytes.length % 64);
    for (let at = 0; at < whole; at += 64) {
      compress(state, view, at, w);
      if (at % STEP === STEP - 64) await breathe();
    }
    const last = padded(bytes, whole);
    for (let at = 0; at < last.byteLength; at += 64) compress(state, last, at, w);
    return hex(state);
  }

  async function sha256(bytes) {
    const subtle = globalThis.crypto && globalThis.crypto.subtle;
    if (!subtle) return ownSha256(bytes);
    const view = new DataView(await subtle.digest("SHA-256", bytes));
    return hex(Array.from({ length: 8 }, (_, i) => view.getUint32(4 * i)));
  }

  /* What a Python codec is called in a browser. A mark at the start is taken off where the codec takes it off. */
  const LABELS = { "utf-8-sig": "utf-8", big5hkscs: "big5", cp1252: "windows-1252" };

  function decode(bytes, encoding) {
    if (encoding === "utf-32") return undefined; // no browser reads it
    const little = bytes[0] === 0xff && bytes[1] === 0xfe;
    const label = encoding === "utf-16" ? (little ? "utf-16le" : "utf-16be") : LABELS[encoding] || encoding;
    const marked = encoding === "utf-8-sig" || encoding === "utf-16";
    return new TextDecoder(label, { fatal: true, ignoreBOM: !marked }).decode(bytes);
  }

  /* Cuts ranges of code points out of a text, whose own offsets are UTF-16 code units. */
  function cutter(text) {
    const beyond = []; // for each character of two units the code point that follows it
    for (const found of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) beyond.push(found.index - beyond.length + 1);
    const unit = (point) => {
      let [low, high] = [0, beyond.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (beyond[middle] <= point) low = middle + 1;
        else high = middle;
      }
      return point + low;
    };
    return (start, end) => text.slice(unit(start), unit(end));
  }

  /* A passage as it is read: lines put together, with a blank only between Latin words. */
  function joined(cut, spans) {
    let text = "";
    spans.forEach(([start, end], i) => {
      const piece = cut(start, end);
      const gap = i && start > spans[i - 1][1] ? cut(spans[i - 1][1], start) : "";
      const blank = /\s/.test(gap) && /[\x21-\x7e]$/.test(text) && /^[\x21-\x7e]/.test(piece);
      text += blank ? ` ${piece}` : piece;
    });
    return text;
  }

  /* White space as the program counts it (Python's str.split), which is not what \s means here. */
  const WHITE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;

  const passageHash = (text) => sha256(new TextEncoder().encode(text.normalize("NFC").replace(WHITE, "")));

  /* Where a phrase stands in a passage, white space aside; undefined where it does not. */
  function phraseIn(passage, phrase) {
    const places = [];
    let bare = "";
    for (let i = 0; i < passage.length; i++) {
      if (passage[i].replace(WHITE, "") === "") continue;
      bare += passage[i];
      places.push(i);
    }
    const wanted = phrase.replace(WHITE, "");
    const at = wanted ? bare.indexOf(wanted) : -1;
    return at < 0 ? undefined : [places[at], places[at + wanted.length - 1] + 1];
  }

  /* What a copy holds once its line ends are LF again, as some systems change them on the way; undefined if nothing. */
  function withUnixEnds(bytes) {
    const kept = new Uint8Array(bytes.length);
    let [length, from] = [0, 0];
    const keep = (end) => {
      kept.set(bytes.subarray(from, end), length);
      length += end - from;
      from = end + 1;
    };
    for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1)) if (bytes[at + 1] === 10) keep(at);
    if (from === 0) return undefined;
    keep(bytes.length);
    return kept.subarray(0, length);
  }

  /* The hash under which the data know these bytes, and the bytes it was taken of; else their own hash alone. */
  async function recognise(bytes, data) {
    const own = await sha256(bytes);
    if (own in data.sources) return { sha256: own, bytes, changed: false };
    const other = withUnixEnds(bytes);
    const sum = other && (await sha256(other));
    return sum && sum in data.sources ? { sha256: sum, bytes: other, changed: true } : { sha256: own };
  }

  /* One paper held against the text of its source: each passage cut out and hashed, each piece and claim judged. */
  async function verifyPaper(paper, text) {
    const cut = cutter(text);
    const passages = [];
    for (const { sha256: wanted, spans } of paper.passages) {
      const passage = joined(cut, spans);
      passages.push({ text: passage, same: (await passageHash(passage)) === wanted });
    }
    const pieces = paper.evidence.map(([section, title, paragraph, phrase, number]) => {
      const { text: passage, same } = passages[number];
      const mark = phraseIn(passage, phrase);
      const found = same && mark !== undefined;
      return { section, title, paragraph, passage, language: paper.language, mark, found };
    });
    const claims = paper.claims.map(([id, own]) => {
      const resting = own.map((number) => pieces[number]);
      return { id, pieces: resting, found: own.length > 0 && resting.every((piece) => piece && piece.found) };
    });
    return { paper, pieces, claims };
  }

  /* Every paper whose source these bytes are, verified; what was not recognised says so. */
  async function verifyBytes(bytes, data) {
    const known = await recognise(bytes, data);
    if (!known.bytes) return { ...known, state: "unknown", papers: [] };
    const own = data.papers.filter((paper) => paper.sha256 === known.sha256);
    let text;
    try {
      text = decode(known.bytes, data.sources[known.sha256]);
    } catch {
      text = undefined;
    }
    if (text === undefined) return { ...known, state: "undecodable", papers: [] };
    const papers = [];
    for (const paper of own) papers.push(await verifyPaper(paper, text));
    return { ...known, state: known.changed ? "unended" : "known", papers };
  }

  const count = (items) => [items.filter((item) => item.found).length, items.length];

  return { LARGEST, breathe, count, cutter, decode, ownSha256, passageHash, phraseIn, sha256, verifyBytes };
})();

if (typeof module !== "undefined") module.exports = conspectusVerify;
