/** A client of the staff API that signs in as a browser would: redirects, cookies, and the provider's page. */

export interface ApiAnswer {
  status: number;
  headers: Headers;
  /** JSON where the answer is that, else text. */
  body: unknown;
}

export interface ApiRequest {
  method?: 'GET' | 'POST' | 'PUT';
  /** Sent as JSON; bytes as they are. */
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  /** The version that a change rests on. */
  version?: number;
}

/** The provider or the interface answered something else than a sign-in needs. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
}

export class StaffClient {
  readonly #url: string;
  readonly #cookies: CookieJar;
  readonly #csrfToken: string;

  private constructor(url: string, cookies: CookieJar, csrfToken: string) {
    this.#url = url;
    this.#cookies = cookies;
    this.#csrfToken = csrfToken;
  }

  /** Signs in as one of the sample staff, who are known to the sample provider by their id. */
  static async signIn(url: string, person: string): Promise<StaffClient> {
    const cookies = new CookieJar();
    await walkSignIn(url, person, cookies);
    const answer = await send(new URL(`${url}/api/me`), cookies, {});
    if (answer.status !== 200) throw new SignInError(describe(answer));
    return new StaffClient(url, cookies, String((answer.body as { csrfToken: unknown }).csrfToken));
  }

  /** Signs in once more in the same browser. */
  signInAgain(person: string): Promise<void> {
    return walkSignIn(this.#url, person, this.#cookies);
  }

  request(path: string, request: ApiRequest = {}): Promise<ApiAnswer> {
    const headers = { 'x-csrf-token': this.#csrfToken, ...request.headers };
    return send(new URL(this.#url + path), this.#cookies, { ...request, headers });
  }

  /** The cookies as they would be sent, for whoever wants to try something with them. */
  cookieHeader(): string {
    return this.#cookies.headerFor(new URL(this.#url));
  }
}

/** From the interface to the provider, through its page, and back. */
async function walkSignIn(url: string, person: string, cookies: CookieJar): Promise<void> {
  let next: URL | undefined = new URL(`${url}/auth/sign-in`);
  for (let hops = 0; next !== undefined && hops < 10; hops += 1) {
    const isPage: boolean = next.pathname.startsWith('/sign-in/');
    const response: Response = await fetch(next, {
      redirect: 'manual',
      headers: cookieHeaders(cookies, next),
      ...(isPage && { method: 'POST', body: new URLSearchParams({ person }) }),
    });
    cookies.take(response, next);
    if (response.status >= 400) throw new SignInError(describe(await readAnswer(response)));
    const location: string | null = response.headers.get('location');
    if (location === null)
      throw new SignInError(
        `没有此样例人员，见 npx hedui cases people; there is no sample person ${person}; they are listed by npx hedui cases people`,
      );
    next = new URL(location, next);
    // Back at the interface and signed in: where it leads then is a page.
    if (response.status === 303 && response.headers.getSetCookie().some(isSession)) next = undefined;
  }
}

function isSession(cookie: string): boolean {
  return cookie.startsWith('__Host-hedui=') && !/max-age=0/i.test(cookie);
}

async function send(url: URL, cookies: CookieJar, request: ApiRequest): Promise<ApiAnswer> {
  const { method = 'GET', body, version, headers } = request;
  const isBytes = body instanceof Uint8Array;
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...cookieHeaders(cookies, url),
      ...(body !== undefined && !isBytes && { 'content-type': 'application/json' }),
      ...(version !== undefined && { 'if-match': `"${version}"` }),
      ...headers,
    },
    ...(body !== undefined && { body: isBytes ? Uint8Array.from(body) : JSON.stringify(body) }),
  });
  cookies.take(response, url);
  return readAnswer(response);
}

async function readAnswer(response: Response): Promise<ApiAnswer> {
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  const body: unknown = isJson ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
}

function describe({ status, body }: ApiAnswer): string {
  const { code, detail } = body as { code?: string; detail?: string };
  return code === undefined
    ? `登录失败，状态 sign-in failed with status ${status}`
    : `${code}: ${detail ?? ''}`;
}

function cookieHeaders(cookies: CookieJar, url: URL): Record<string, string> {
  const header = cookies.headerFor(url);
  return header === '' ? {} : { cookie: header };
}

/** Cookies by origin. A browser keeps those of one host's ports together; none of them has the same name here. */
class CookieJar {
  readonly #cookies = new Map<string, Map<string, string>>();

  take(response: Response, { origin }: URL): void {
    const known = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, known);
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split(';');
      const at = pair.indexOf('=');
      const isGone = attributes.some((attribute) => /^\s*(max-age=0|expires=.*1970)/i.test(attribute));
      if (isGone) known.delete(pair.slice(0, at));
      else known.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  headerFor({ origin }: URL): string {
    return [...(this.#cookies.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
