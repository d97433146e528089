import { Alert, Button, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, send } from '../api/client';
import { Head } from '../app/Head';
import { Failed, Loading } from '../app/States';
import { Priority } from '../events/Words';
import { useChange } from '../form/useChange';
import { useMay } from '../people/person';
import { texts } from '../texts';

const names = texts.keeping.matrix;
const PATH = '/api/v1/priority-matrix';
const LEVELS = ['high', 'medium', 'low'] as const;
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];
type Level = (typeof LEVELS)[number];
type Cells = Record<Level, Record<Level, string>>;

/** Which priority impact and urgency give. */
export default function MatrixPage() {
  const matrix = useQuery({
    queryKey: ['priority-matrix'],
    queryFn: () => get<Cells & { version: number; decidedBy?: string | null }>(PATH),
  });
  return (
    <>
      <Head title={names.title} help={names.help} />
      {matrix.isPending && <Loading />}
      {matrix.isError && <Failed error={matrix.error} onRetry={() => void matrix.refetch()} />}
      {matrix.data?.decidedBy && (
        <Alert isInline variant="warning" title={names.decidedBy(matrix.data.decidedBy)} />
      )}
      {matrix.data && <Matrix key={matrix.data.version} matrix={matrix.data} version={matrix.data.version} />}
    </>
  );
}

function Matrix({ matrix, version }: { matrix: Cells; version: number }) {
  const { high, medium, low } = matrix;
  const [cells, setCells] = useState<Cells>({ high, medium, low });
  const mayWrite = useMay('catalogue:write');
  const change = useChange();
  const isChanged = LEVELS.some((impact) =>
    LEVELS.some((urgency) => cells[impact][urgency] !== matrix[impact][urgency]),
  );
  const set = (impact: Level, urgency: Level, priority: string) =>
    setCells({ ...cells, [impact]: { ...cells[impact], [urgency]: priority } });
  return (
    <>
      <Table aria-label={names.title} variant="compact" gridBreakPoint="">
        <Thead>
          <Tr>
            <Th>
              {names.impact} \ {names.urgency}
            </Th>
            {LEVELS.map((urgency) => (
              <Th key={urgency}>{names.levels[urgency]}</Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {LEVELS.map((impact) => (
            <Tr key={impact}>
              <Th scope="row">{names.levels[impact]}</Th>
              {LEVELS.map((urgency) => (
                <Td key={urgency}>
                  {mayWrite ? (
                    <FormSelect
                      aria-label={names.cell(impact, urgency)}
                      value={cells[impact][urgency]}
                      onChange={(_event, priority) => set(impact, urgency, priority)}
                    >
                      {PRIORITIES.map((priority) => (
                        <FormSelectOption key={priority} value={priority} label={priority} />
                      ))}
                    </FormSelect>
                  ) : (
                    <Priority word={cells[impact][urgency]} />
                  )}
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
      {mayWrite && (
        <Button
          className="belfry-more"
          isDisabled={!isChanged}
          onClick={() =>
            void change({
              run: () => send('PUT', PATH, cells, version),
              done: texts.saved(names.saved),
            })
          }
        >
          {texts.save}
        </Button>
      )}
    </>
  );
}
