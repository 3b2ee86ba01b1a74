/** How the link of a share is told from the plain address of its content: one parameter, of those that name no new content. */

/** The SDK takes every parameter that begins with `share` for one that says where a reader came from. */
const PARAMETER = 'share_dogear';
const CODE = /^[0-9a-z]{13}$/;

export interface ShareNamed {
  /** Absent where what stands there was never minted by us. */
  code?: string;
}

/** What the address says of a share; nothing where it has no such parameter. */
export function shareIn(address: string): ShareNamed | undefined {
  const [, said] = address.includes(PARAMETER)
    ? (/[?&]share_dogear=([^&#]*)/.exec(beforeHash(address)) ?? [])
    : [];
  if (said === undefined) return undefined;
  return CODE.test(said) ? { code: said } : {};
}

/** The address without the parameter. */
export function unshared(address: string): string {
  if (!address.includes(PARAMETER)) return address;
  const page = beforeHash(address);
  const [path = '', ...search] = page.split('?');
  const kept = search
    .join('?')
    .split('&')
    .filter((part) => !part.startsWith(`${PARAMETER}=`))
    .join('&');
  return (search.length > 0 && kept !== '' ? `${path}?${kept}` : path) + address.slice(page.length);
}

/** The address with this code; whatever code it had is replaced. */
export function sharedAddress(address: string, code: string): string {
  const plain = unshared(address);
  const page = beforeHash(plain);
  return `${page}${page.includes('?') ? '&' : '?'}${PARAMETER}=${code}${plain.slice(page.length)}`;
}

/** Some apps keep their routes behind the hash: the parameter stands before it. */
const beforeHash = (address: string): string => address.split('#', 1)[0] as string;
