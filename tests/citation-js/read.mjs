// Prints what citation-js reads from a file, as CSL-JSON: node read.mjs FILE
import { readFileSync } from 'node:fs'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-ris'

const file = process.argv[2]
const type = { bib: '@biblatex/text', ris: '@ris/file', json: '@csl/list+object' }[file.split('.').pop()]
const text = readFileSync(file, 'utf8')
const read = new Cite(file.endsWith('.json') ? JSON.parse(text) : text, { forceType: type })
process.stdout.write(read.format('data', { format: 'text' }))
