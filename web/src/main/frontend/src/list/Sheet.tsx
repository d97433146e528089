import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactNode } from 'react';
import { texts } from '../texts';

export interface Column<T> {
  name: string;
  cell: (item: T) => ReactNode;
}

/** So many have room for a long word each. */
const FEW = 6;

interface SheetProps<T> {
  label: string;
  items: T[];
  id: (item: T) => string;
  columns: Column<T>[];
  /** What can be done with each. */
  actions?: ((item: T) => ReactNode) | undefined;
}

/** A plain table, which on a phone becomes one card for each row. */
export function Sheet<T>({ label, items, id, columns, actions }: SheetProps<T>) {
  return (
    <Table
      aria-label={label}
      variant="compact"
      gridBreakPoint="grid-lg"
      {...(columns.length <= FEW && { className: 'belfry-few' })}
    >
      <Thead>
        <Tr>
          {columns.map(({ name }) => (
            <Th key={name} modifier="wrap">
              {name}
            </Th>
          ))}
          {actions !== undefined && <Th screenReaderText={texts.handling.label} />}
        </Tr>
      </Thead>
      <Tbody>
        {items.map((item) => (
          <Tr key={id(item)}>
            {columns.map(({ name, cell }) => (
              <Td key={name} dataLabel={name} modifier="breakWord">
                {cell(item)}
              </Td>
            ))}
            {actions !== undefined && <Td className="belfry-row-actions">{actions(item)}</Td>}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
