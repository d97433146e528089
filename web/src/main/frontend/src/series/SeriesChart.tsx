import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { SeriesView } from '../api/types';
import { texts } from '../texts';
import { chartOf, HEIGHT, WIDTH } from './chart';

const names = texts.series;

/** The value against what is usual and what is allowed. It shows nothing where nothing is known. */
export function SeriesChart({ of, metric }: { of: string; metric: string }) {
  const series = useQuery({
    queryKey: ['series', of, metric],
    queryFn: () =>
      get<SeriesView>(`/api/v1/series?key=${encodeURIComponent(of)}&metric=${encodeURIComponent(metric)}`),
    retry: false,
  });
  const chart = series.data === undefined ? null : chartOf(series.data);
  if (series.data === undefined || chart === null) {
    return null;
  }
  const latest = series.data.points.at(-1)?.value ?? 0;
  const usual = series.data.baselines[0]?.now ?? null;
  const said = [
    names.latest(metric, latest),
    ...(usual === null ? [] : [names.usual(usual.lower, usual.upper)]),
    ...chart.levels.map(({ severity, value }) => names.level(severity, value)),
  ].join(' ');
  return (
    <figure className="belfry-series">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said}>
        {chart.band !== '' && <polygon points={chart.band} className="belfry-series-band" />}
        {chart.levels.map(({ y, severity }) => (
          <line
            key={`${severity} ${y}`}
            x1={0}
            x2={WIDTH}
            y1={y}
            y2={y}
            className={`belfry-series-level belfry-${severity}`}
          />
        ))}
        <polyline points={chart.line} className="belfry-series-line" />
      </svg>
      <figcaption className="belfry-subtle">{said}</figcaption>
    </figure>
  );
}
