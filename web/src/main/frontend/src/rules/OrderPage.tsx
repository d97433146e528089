import { Stack } from '@patternfly/react-core';
import { Head } from '../app/Head';
import { Part } from '../app/Part';
import { Empty, Failed, Loading } from '../app/States';
import { texts } from '../texts';
import { Coming } from './Coming';
import { OrderEditor } from './OrderEditor';
import { useOrder } from './order';
import { Proposed } from './Proposed';

const names = texts.order;

/** Which package decides where several know the same alert, and what a second person has to approve. */
export default function OrderPage() {
  const order = useOrder();
  return (
    <Stack hasGutter>
      <Head title={names.title} help={names.help} />
      <Coming />
      {order.isPending && <Loading />}
      {order.isError && <Failed error={order.error} onRetry={() => void order.refetch()} />}
      {order.data?.names.length === 0 && <Empty title={names.empty} hint={names.emptyHint} />}
      {order.data !== undefined && order.data.names.length > 0 && (
        <>
          {order.data.proposed !== null && (
            <Part title={names.waits}>
              <Proposed proposal={order.data.proposed} judging={order.data.names} />
            </Part>
          )}
          <Part title={names.judges}>
            <OrderEditor order={order.data} />
          </Part>
        </>
      )}
    </Stack>
  );
}
