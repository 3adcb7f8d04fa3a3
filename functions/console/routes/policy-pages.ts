/** The policy and what is proposed to it: pages that are used together, and so are loaded together. */
export { policyRoutes } from './policy.ts';
export { providerRoutes } from './providers.ts';
export { standardRoutes } from './standards.ts';
export { wordRoutes } from './words.ts';
