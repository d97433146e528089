import { Nav, NavGroup, NavItem } from '@patternfly/react-core';
import { NavLink, useLocation } from 'react-router';
import { useSession } from '../session/session';
import { texts } from '../texts';
import { GROUPS } from './pages';

/** The pages that somebody may see. */
export function Navigation() {
  const { pathname } = useLocation();
  const permissions = new Set(useSession().data?.user.permissions);
  return (
    <Nav aria-label={texts.nav.label}>
      {GROUPS.map((group) => {
        const seen = group.pages.filter(
          ({ name, permission }) => name !== undefined && permissions.has(permission),
        );
        return (
          seen.length > 0 && (
            <NavGroup key={group.name} title={group.name}>
              {seen.map(({ path, name }) => (
                <NavItem key={path} isActive={pathname === path || pathname.startsWith(`${path}/`)}>
                  <NavLink to={path}>{name}</NavLink>
                </NavItem>
              ))}
            </NavGroup>
          )
        );
      })}
    </Nav>
  );
}
