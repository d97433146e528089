import { Button } from '@patternfly/react-core';
import type { EventView } from '../api/types';
import { texts } from '../texts';

interface NewsProps {
  fresh: EventView[];
  goneCount: number;
  onShow: () => void;
}

/** Says what has changed in the list, and changes it when somebody wants it. */
export function News({ fresh, goneCount, onShow }: NewsProps) {
  const [first] = fresh;
  return (
    <div role="status" className="belfry-news">
      {(fresh.length > 0 || goneCount > 0) && (
        <>
          <Button variant="primary" size="sm" onClick={onShow}>
            {fresh.length > 0 ? texts.events.showNew(fresh.length) : texts.events.tidy}
          </Button>
          <span>
            {[
              ...(first === undefined ? [] : [`${first.severity}: ${first.subject}`]),
              ...(goneCount > 0 ? [texts.events.goneCount(goneCount)] : []),
            ].join(' · ')}
          </span>
        </>
      )}
    </div>
  );
}
