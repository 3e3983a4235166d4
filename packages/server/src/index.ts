export { mountStudio, type Studio, type StudioObserver, startStudio } from './composition.js'
export { type Config, ConfigError, readConfig } from './config.js'
export { StartError } from './start-error.js'
