import {
  Button,
  Label,
  Masthead,
  MastheadContent,
  MastheadMain,
  MastheadToggle,
  Page,
  PageSection,
  PageSidebar,
  PageSidebarBody,
  PageToggleButton,
  SkipToContent,
} from '@patternfly/react-core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { useKeys } from '../keys/useKeys';
import { useLive } from '../live/useLive';
import { useMay, useMe } from '../people/person';
import { useSessionActions } from '../session/session';
import { texts } from '../texts';
import { Boundary } from './Boundary';
import { Navigation } from './Navigation';
import { PAGES } from './pages';
import { Empty, Loading } from './States';
import { toggleTheme } from './theme';

const KeysHelp = lazy(() => import('../keys/KeysHelp'));
const ContactDialog = lazy(() => import('../people/ContactDialog'));
/** Above it there is room for the navigation beside the page. */
const WIDE = '(width >= 1200px)';

/** What is around every page. */
export function Shell() {
  const [isOpen, setOpen] = useSidebar();
  const [isHelping, setHelping] = useState(false);
  const { pathname } = useLocation();
  useKeys({ '?': () => setHelping(true) });
  return (
    <Page
      masthead={<Top isOpen={isOpen} onToggle={() => setOpen(!isOpen)} onHelp={() => setHelping(true)} />}
      sidebar={
        isOpen && (
          <PageSidebar isSidebarOpen className="pf-m-expanded">
            <PageSidebarBody>
              <Navigation />
            </PageSidebarBody>
          </PageSidebar>
        )
      }
      skipToContent={<SkipToContent href="#main">{texts.skip}</SkipToContent>}
      mainContainerId="main"
    >
      <PageSection>
        <Boundary key={pathname}>
          <Suspense fallback={<Loading />}>
            <Routes>
              <Route path="/" element={<Navigate to="/overview" replace />} />
              {PAGES.map(({ path, permission, Page: Shown }) => (
                <Route key={path} path={path} element={<Guarded permission={permission} Shown={Shown} />} />
              ))}
              <Route path="*" element={<Empty title={texts.notFound} hint="" />} />
            </Routes>
          </Suspense>
        </Boundary>
      </PageSection>
      {isHelping && (
        <Suspense>
          <KeysHelp onClose={() => setHelping(false)} />
        </Suspense>
      )}
    </Page>
  );
}

function Guarded({ permission, Shown }: { permission: string; Shown: React.ComponentType }) {
  return useMay(permission) ? (
    <Shown />
  ) : (
    <Empty title={texts.forbidden} hint={texts.forbiddenHint(permission)} />
  );
}

interface TopProps {
  isOpen: boolean;
  onToggle: () => void;
  onHelp: () => void;
}

function Top({ isOpen, onToggle, onHelp }: TopProps) {
  const live = useLive();
  const { signOut } = useSessionActions();
  const me = useMe();
  const [isReaching, setReaching] = useState(false);
  return (
    <Masthead>
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton
            isHamburgerButton
            aria-label={texts.nav.label}
            isSidebarOpen={isOpen}
            aria-expanded={isOpen}
            onSidebarToggle={onToggle}
          />
        </MastheadToggle>
        <Link to="/overview" className="belfry-logo">
          <img src="/favicon.svg" alt="" />
          {texts.product}
        </Link>
      </MastheadMain>
      <MastheadContent className="belfry-bar">
        <span role="status">
          <Label color={live ? 'green' : 'orange'}>{live ? texts.live.on : texts.live.off}</Label>
        </span>
        <Button variant="plain" aria-label={texts.keys.open} onClick={onHelp}>
          <kbd>?</kbd>
        </Button>
        <Button variant="plain" aria-label={texts.theme} onClick={toggleTheme} icon={<HalfMoon />} />
        <Button
          variant="link"
          className="belfry-me"
          aria-label={texts.contacts.open(me.displayName)}
          onClick={() => setReaching(true)}
        >
          <Somebody />
          <span>{me.displayName}</span>
        </Button>
        <Button variant="link" onClick={() => void signOut()}>
          {texts.signOut}
        </Button>
      </MastheadContent>
      {isReaching && (
        <Suspense>
          <ContactDialog
            username={me.username}
            title={texts.contacts.mine}
            onClose={() => setReaching(false)}
          />
        </Suspense>
      )}
    </Masthead>
  );
}

/** Beside the page where there is room; over it, and gone with the next page, where there is none. */
function useSidebar(): [boolean, (open: boolean) => void] {
  const [isOpen, setOpen] = useState(() => window.matchMedia(WIDE).matches);
  const { pathname } = useLocation();
  useEffect(() => {
    const wide = window.matchMedia(WIDE);
    const fit = () => setOpen(wide.matches);
    wide.addEventListener('change', fit);
    return () => wide.removeEventListener('change', fit);
  }, []);
  useEffect(() => {
    if (!window.matchMedia(WIDE).matches) {
      setOpen(false);
    }
  }, [pathname]);
  return [isOpen, setOpen];
}

function Somebody() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
      <path d="M8 8a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm0 1.5c-4 0-7 2.2-7 5V16h14v-1.5c0-2.8-3-5-7-5Z" />
    </svg>
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
