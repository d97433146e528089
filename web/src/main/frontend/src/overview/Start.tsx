import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get } from '../api/client';
import type { Accounting } from '../api/types';
import { texts } from '../texts';

const names = texts.start;

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
      <CardTitle component="h2">{names.card}</CardTitle>
      <CardBody>
        <p className="belfry-hint">{names.cardHint}</p>
        <Link to="/start" className="pf-v6-c-button pf-m-primary">
          {names.begin}
        </Link>
      </CardBody>
    </Card>
  );
}
