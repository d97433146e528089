import { useSearchParams } from 'react-router';
import { apiPath, withFilter } from './filter';

export interface Filter {
  get: (name: string) => string;
  set: (name: string, value: string) => void;
  clear: () => void;
  /** Whether it hides something, so that an empty list can be told from a narrow view. */
  isSet: boolean;
  /** The API's address for it. */
  path: string;
}

/**
 * The filter of a list. It lives in the page's address, so that a view can be kept, sent on and loaded again.
 *
 * @param usual what is asked for where the address says nothing
 */
export function useFilter(
  path: string,
  names: readonly string[],
  usual?: Readonly<Record<string, string>>,
): Filter {
  const [search, setSearch] = useSearchParams();
  return {
    get: (name) => search.get(name) ?? '',
    set: (name, value) => setSearch((now) => withFilter(now, name, value), { replace: true }),
    clear: () => setSearch({}, { replace: true }),
    isSet: apiPath(path, names, search) !== path,
    path: apiPath(path, names, search, usual),
  };
}
