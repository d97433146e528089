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
        path: '/start',
        permission: 'events:read',
        Page: lazy(() => import('../start/StartPage')),
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
        path: '/incidents',
        name: nav.incidents,
        permission: 'events:read',
        Page: lazy(() => import('../incidents/IncidentsPage')),
      },
      {
        path: '/incidents/:id',
        permission: 'events:read',
        Page: lazy(() => import('../incidents/IncidentPage')),
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
      {
        path: '/changes',
        name: nav.changes,
        permission: 'events:read',
        Page: lazy(() => import('../keeping/ChangesPage')),
      },
    ],
  },
  {
    name: nav.groups.rules,
    pages: [
      {
        path: '/runbooks',
        name: nav.runbooks,
        permission: 'rules:read',
        Page: lazy(() => import('../rules/RunbooksPage')),
      },
      {
        path: '/runbooks/new',
        permission: 'rules:write',
        Page: lazy(() => import('../rules/NewRunbookPage')),
      },
      {
        path: '/packages',
        name: nav.packages,
        permission: 'rules:read',
        Page: lazy(() => import('../rules/PackagesPage')),
      },
      {
        path: '/packages/order',
        permission: 'rules:read',
        Page: lazy(() => import('../rules/OrderPage')),
      },
      {
        path: '/packages/:name/:version',
        permission: 'rules:read',
        Page: lazy(() => import('../rules/PackagePage')),
      },
      {
        path: '/releases',
        name: nav.releases,
        permission: 'rules:read',
        Page: lazy(() => import('../rules/ReleasesPage')),
      },
      {
        path: '/patterns',
        name: nav.patterns,
        permission: 'catalogue:read',
        Page: lazy(() => import('../keeping/PatternsPage')),
      },
      {
        path: '/priorities',
        name: nav.priorities,
        permission: 'catalogue:read',
        Page: lazy(() => import('../keeping/MatrixPage')),
      },
      {
        path: '/routing',
        name: nav.routing,
        permission: 'catalogue:read',
        Page: lazy(() => import('../keeping/RoutingPage')),
      },
      {
        path: '/notification-rules',
        name: nav.notificationRules,
        permission: 'catalogue:read',
        Page: lazy(() => import('../keeping/NotificationRulesPage')),
      },
      {
        path: '/escalation',
        name: nav.escalation,
        permission: 'catalogue:read',
        Page: lazy(() => import('../keeping/PoliciesPage')),
      },
      {
        path: '/targets',
        name: nav.targets,
        permission: 'catalogue:read',
        Page: lazy(() => import('../keeping/TargetsPage')),
      },
      {
        path: '/incident-rules',
        name: nav.incidentRules,
        permission: 'catalogue:read',
        Page: lazy(() => import('../keeping/IncidentRulesPage')),
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
        path: '/map',
        name: nav.map,
        permission: 'catalogue:read',
        Page: lazy(() => import('../map/MapPage')),
      },
      {
        path: '/cis',
        name: nav.cis,
        permission: 'catalogue:read',
        Page: lazy(() => import('../catalogue/CisPage')),
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
        path: '/groups',
        name: nav.userGroups,
        permission: 'catalogue:read',
        Page: lazy(() => import('../keeping/GroupsPage')),
      },
      {
        path: '/subscriptions',
        name: nav.subscriptions,
        permission: 'catalogue:read',
        Page: lazy(() => import('../keeping/SubscriptionsPage')),
      },
      {
        path: '/maintenance',
        name: nav.maintenance,
        permission: 'catalogue:read',
        Page: lazy(() => import('../maintenance/MaintenancePage')),
      },
      {
        path: '/inhibitions',
        name: nav.inhibitions,
        permission: 'catalogue:read',
        Page: lazy(() => import('../keeping/InhibitionsPage')),
      },
      {
        path: '/expectations',
        name: nav.expectations,
        permission: 'catalogue:read',
        Page: lazy(() => import('../expectations/ExpectationsPage')),
      },
      {
        path: '/expectations/:id',
        permission: 'catalogue:read',
        Page: lazy(() => import('../expectations/ExpectationPage')),
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
