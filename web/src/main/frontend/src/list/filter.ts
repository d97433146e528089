/** Asks for a part of the filter to be left out although there is a usual value for it. */
export const ALL = 'all';

/**
 * The API's address for what the page's address asks of it; other parts of the page's address are left out.
 *
 * @param usual what is asked for where the page's address says nothing
 */
export function apiPath(
  path: string,
  names: readonly string[],
  search: URLSearchParams,
  usual: Readonly<Record<string, string>> = {},
): string {
  const asked = new URLSearchParams();
  for (const name of names) {
    const value = search.get(name)?.trim() ?? '';
    const sent = value === '' ? (usual[name] ?? '') : value;
    if (sent !== '' && sent !== ALL) {
      asked.set(name, sent);
    }
  }
  return asked.size === 0 ? path : `${path}?${asked}`;
}

/** The address with one part of the filter changed; an empty value takes it out. */
export function withFilter(search: URLSearchParams, name: string, value: string): URLSearchParams {
  const changed = new URLSearchParams(search);
  if (value === '') {
    changed.delete(name);
  } else {
    changed.set(name, value);
  }
  return changed;
}
