// Prints what citation-js reads from a file, as CSL-JSON: node read.mjs FILE
import { readFileSync } from 'node:fs'
import { Cite, plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-ris'

const file = process.argv[2]
const type = { bib: '@biblatex/text', ris: '@ris/file', json: '@csl/list+object' }[file.split('.').pop()]
const text = readFileSync(file, 'utf8')
const input = file.endsWith('.json') ? JSON.parse(text) : text
if (!plugins.input.has(type)) throw new Error(`no reader for ${file}`)
process.stdout.write(JSON.stringify(new Cite(input, { forceType: type }).data))
