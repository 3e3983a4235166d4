/** PicGen Studio as a library: what the `picgen` command does, for a program that wants to do it itself. */
export { type Studio, type StudioObserver, startStudio } from './composition.js'
export { type AuthConfig, type Config, ConfigError, type ModelEntry, readConfig } from './config.js'
export { createServer, type ServerParts } from './server.js'
export { StartError } from './start-error.js'
