export { keepProvenance, type ProvenanceParts } from './keep-provenance.js'
export { type Provenance, sourceTypes } from './provenance.js'
export { carriesContentCredentials, writeProvenance } from './write-provenance.js'
