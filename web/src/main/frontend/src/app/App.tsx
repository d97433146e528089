import { useSession } from '../session/session';
import { ChangePasswordPage, SignInPage } from '../session/SignInPage';
import { Shell } from './Shell';
import { Failed, Loading } from './States';

/** The page that was asked for stays in the address while somebody signs in. */
export function App() {
  const session = useSession();
  if (session.isPending) {
    return <Loading />;
  }
  // Who was signed in a moment ago keeps the page while the server is away.
  if (session.data === undefined) {
    return <Failed error={session.error} onRetry={() => void session.refetch()} />;
  }
  if (session.data === null) {
    return <SignInPage />;
  }
  return session.data.passwordChangeRequired ? <ChangePasswordPage /> : <Shell />;
}
