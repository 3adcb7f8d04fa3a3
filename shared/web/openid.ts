/** What is used of the libraries for OpenID Connect: loaded with the first sign-in or token, as a session needs none of it. */
export { createRemoteJWKSet, errors, jwtVerify } from 'jose';
export {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to make people think; on loopback alone
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  clockTolerance,
  discovery,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
