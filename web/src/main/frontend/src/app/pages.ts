import { lazy, type ComponentType } from 'react';
import { texts } from '../texts';

interface PageOf {
  path: string;
  /** Its name in the navigation; a page without one is reached from another. */
  name?: string;
  /** Without it the page says who can help. */
  permission: string;
  Page: ComponentType;
}

const nav = texts.nav;

/** Every page: none is loaded before somebody goes there. */
export const GROUPS: { name: string; pages: PageOf[] }[] = [
  {
    name: nav.groups.work,
    pages: [
      {
        path: '/overview',
        name: nav.overview,
        permission: 'events:read',
        Page: lazy(() => import('../overview/OverviewPage')),
      },
      {
        path: '/events',
        name: nav.events,
        permission: 'events:read',
        Page: lazy(() => import('../events/EventsPage')),
      },
      {
        path: '/events/:id',
        permission: 'events:read',
        Page: lazy(() => import('../events/EventPage')),
      },
      {
        path: '/alerts',
        name: nav.alerts,
        permission: 'alerts:read',
        Page: lazy(() => import('../alerts/AlertsPage')),
      },
      {
        path: '/alerts/:id',
        permission: 'alerts:read',
        Page: lazy(() => import('../alerts/AlertPage')),
      },
      {
        path: '/notifications',
        name: nav.notifications,
        permission: 'notifications:read',
        Page: lazy(() => import('../notifications/NotificationsPage')),
      },
    ],
  },
  {
    name: nav.groups.catalogue,
    pages: [
      {
        path: '/services',
        name: nav.services,
        permission: 'catalogue:read',
        Page: lazy(() => import('../catalogue/ServicesPage')),
      },
      {
        path: '/teams',
        name: nav.teams,
        permission: 'catalogue:read',
        Page: lazy(() => import('../catalogue/TeamsPage')),
      },
      {
        path: '/teams/:id',
        permission: 'catalogue:read',
        Page: lazy(() => import('../oncall/TeamPage')),
      },
      {
        path: '/maintenance',
        name: nav.maintenance,
        permission: 'catalogue:read',
        Page: lazy(() => import('../maintenance/MaintenancePage')),
      },
      {
        path: '/expectations',
        name: nav.expectations,
        permission: 'catalogue:read',
        Page: lazy(() => import('../expectations/ExpectationsPage')),
      },
    ],
  },
  {
    name: nav.groups.administration,
    pages: [
      {
        path: '/integrations',
        name: nav.integrations,
        permission: 'alerts:read',
        Page: lazy(() => import('../integrations/IntegrationsPage')),
      },
      {
        path: '/mappings',
        name: nav.mappings,
        permission: 'mappings:read',
        Page: lazy(() => import('../integrations/MappingsPage')),
      },
      {
        path: '/users',
        name: nav.users,
        permission: 'users:manage',
        Page: lazy(() => import('../users/UsersPage')),
      },
      {
        path: '/tokens',
        name: nav.tokens,
        permission: 'tokens:manage',
        Page: lazy(() => import('../users/TokensPage')),
      },
      {
        path: '/audit',
        name: nav.audit,
        permission: 'audit:read',
        Page: lazy(() => import('../audit/AuditPage')),
      },
    ],
  },
];

export const PAGES = GROUPS.flatMap(({ pages }) => pages);
