import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get } from '../api/client';
import type { Accounting } from '../api/types';
import { texts } from '../texts';

const names = texts.overview;

/** What to do first, as long as nothing has ever arrived. */
export function Start() {
  const accounting = useQuery({
    queryKey: ['accounting'],
    queryFn: () => get<Accounting>('/api/v1/accounting'),
  });
  if (accounting.data?.received !== 0) {
    return null;
  }
  return (
    <Card className="belfry-hint">
      <CardTitle component="h2">{names.start}</CardTitle>
      <CardBody>
        <ol className="belfry-decisions">
          {names.steps.map(({ to, link, hint }) => (
            <li key={to}>
              <Link to={to}>{link}</Link>
              <p className="belfry-subtle">{hint}</p>
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  );
}
