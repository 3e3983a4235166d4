export * from './ledger.js'
export { accountRoutes } from './routes.js'
