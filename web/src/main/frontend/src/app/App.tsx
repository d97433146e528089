import {
  Button,
  Label,
  Masthead,
  MastheadContent,
  MastheadMain,
  Page,
  PageSection,
  SkipToContent,
} from '@patternfly/react-core';
import { lazy, Suspense } from 'react';
import { Navigate, NavLink, Route, Routes } from 'react-router';
import { useLive } from '../live/useLive';
import { useSession, useSessionActions } from '../session/session';
import { ChangePasswordPage, SignInPage } from '../session/SignInPage';
import { texts } from '../texts';
import { Empty, Failed, Loading } from './States';
import { toggleTheme } from './theme';

const EventsPage = lazy(() => import('../events/EventsPage'));
const EventPage = lazy(() => import('../events/EventPage'));
const AlertsPage = lazy(() => import('../alerts/AlertsPage'));

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
  return session.data.passwordChangeRequired ? <ChangePasswordPage /> : <SignedIn />;
}

function SignedIn() {
  const live = useLive();
  const { signOut } = useSessionActions();
  const masthead = (
    <Masthead>
      <MastheadMain>
        <NavLink to="/events" className="belfry-logo">
          <img src="/favicon.svg" alt="" />
          {texts.product}
        </NavLink>
      </MastheadMain>
      <MastheadContent className="belfry-bar">
        <nav aria-label={texts.nav.label} className="belfry-links">
          <NavLink to="/events">{texts.nav.events}</NavLink>
          <NavLink to="/alerts">{texts.nav.alerts}</NavLink>
        </nav>
        <span role="status">
          <Label color={live ? 'green' : 'orange'}>{live ? texts.live.on : texts.live.off}</Label>
        </span>
        <Button variant="plain" aria-label={texts.theme} onClick={toggleTheme} icon={<HalfMoon />} />
        <Button variant="link" onClick={() => void signOut()}>
          {texts.signOut}
        </Button>
      </MastheadContent>
    </Masthead>
  );
  return (
    <Page
      masthead={masthead}
      skipToContent={<SkipToContent href="#main">{texts.skip}</SkipToContent>}
      mainContainerId="main"
    >
      <PageSection>
        <Suspense fallback={<Loading />}>
          <Routes>
            <Route path="/" element={<Navigate to="/events" replace />} />
            <Route path="/events" element={<EventsPage />} />
            <Route path="/events/:id" element={<EventPage />} />
            <Route path="/alerts" element={<AlertsPage />} />
            <Route path="*" element={<Empty title={texts.notFound} hint="" />} />
          </Routes>
        </Suspense>
      </PageSection>
    </Page>
  );
}

/** Drawn, for not every machine has a font that knows the sign. */
function HalfMoon() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
      <path d="M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0Zm0 1.5v13a6.5 6.5 0 0 1 0-13Z" />
    </svg>
  );
}
