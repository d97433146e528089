import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { Page, Person } from '../api/types';
import { useSession } from '../session/session';

const MOST_SHOWN = 8;

/** Who is signed in. */
export function useMe(): Person {
  const user = useSession().data?.user;
  return { username: user?.username ?? '', displayName: user?.displayName ?? '' };
}

/** Whether the one who is signed in may do something. */
export function useMay(permission: string): boolean {
  return useSession().data?.user.permissions.includes(permission) ?? false;
}

/** People whom an event can be given to, by a part of their name. */
export function usePeople(text: string) {
  return useQuery({
    queryKey: ['people', text],
    queryFn: () =>
      get<Page<Person>>(
        `/api/v1/people?limit=${MOST_SHOWN}${text === '' ? '' : `&q=${encodeURIComponent(text)}`}`,
      ),
    // What was found for fewer letters stays until more is known.
    placeholderData: (before) => before,
    retry: false,
  });
}
