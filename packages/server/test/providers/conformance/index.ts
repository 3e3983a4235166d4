export { describeProvider } from './describe-provider.js'
export type { ProviderDescription, ScenarioName } from './description.js'
export type { Ask, Handler, Picture, StandIn, StandInJob, StandInReply, StandInRequest } from './stand-in.js'
