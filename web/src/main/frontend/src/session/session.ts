import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, isProblem, rememberCsrfToken, send } from '../api/client';
import type { Session } from '../api/types';

const KEY = ['session'];
const PATH = '/api/v1/session';

async function read(): Promise<Session | null> {
  try {
    const session = await get<Session>(PATH);
    rememberCsrfToken(session.csrfToken);
    return session;
  } catch (error) {
    if (isProblem(error) && error.status === 401) {
      return null;
    }
    throw error;
  }
}

/** Who is signed in: null for nobody. */
export function useSession() {
  return useQuery({ queryKey: KEY, queryFn: read, staleTime: Infinity });
}

export function useSessionActions() {
  const queries = useQueryClient();
  return {
    signIn: async (username: string, password: string): Promise<void> => {
      await send<Session>('POST', PATH, { username, password });
      queries.setQueryData(KEY, await read());
    },
    changePassword: async (currentPassword: string, newPassword: string): Promise<void> => {
      await send('PUT', `${PATH}/password`, { currentPassword, newPassword });
      queries.setQueryData(KEY, await read());
    },
    signOut: async (): Promise<void> => {
      await send('DELETE', PATH);
      queries.clear();
      queries.setQueryData(KEY, null);
    },
  };
}

/** What is wrong with a new password, or null. */
export function passwordFault(chosen: string, repeated: string): 'tooShort' | 'different' | null {
  if (chosen.length < 12) {
    return 'tooShort';
  }
  return chosen === repeated ? null : 'different';
}
