import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from 'react-router';
import type { AlertView } from '../api/types';
import { Time } from '../app/Time';
import { Severity } from '../events/Words';
import { texts } from '../texts';

const names = texts.alerts;

interface AlertsTableProps {
  alerts: AlertView[];
  label: string;
  /** Then none of them needs to name it. */
  isOfOneEvent?: boolean;
}

export function AlertsTable({ alerts, label, isOfOneEvent = false }: AlertsTableProps) {
  return (
    <Table aria-label={label} variant="compact" gridBreakPoint="grid-xl">
      <Thead>
        <Tr>
          <Th modifier="wrap">{names.received}</Th>
          <Th modifier="wrap">{texts.events.columns.severity}</Th>
          <Th modifier="wrap">{names.status}</Th>
          <Th modifier="wrap">{names.summary}</Th>
          <Th modifier="wrap">{names.fate}</Th>
          <Th modifier="wrap">{names.why}</Th>
          {!isOfOneEvent && <Th modifier="wrap">{names.event}</Th>}
        </Tr>
      </Thead>
      <Tbody>
        {alerts.map((alert) => (
          <Tr key={alert.id}>
            <Td dataLabel={names.received}>
              <Time at={alert.receivedAt} />
            </Td>
            <Td dataLabel={texts.events.columns.severity}>
              <Severity word={alert.severity} />
            </Td>
            <Td dataLabel={names.status}>{alert.status}</Td>
            <Td dataLabel={names.summary} modifier="breakWord">
              <Link to={`/alerts/${alert.id}`}>{alert.summary}</Link>
            </Td>
            <Td dataLabel={names.fate}>{alert.fate}</Td>
            <Td dataLabel={names.why} modifier="breakWord">
              {alert.fateReason}
            </Td>
            {!isOfOneEvent && (
              <Td dataLabel={names.event}>
                {alert.event === null ? (
                  '–'
                ) : (
                  <Link to={`/events/${alert.event.id}`}>
                    {texts.alerts.event} {alert.event.number}
                  </Link>
                )}
              </Td>
            )}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
