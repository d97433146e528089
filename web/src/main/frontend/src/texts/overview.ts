/** The first page. */
export const overview = {
  title: 'Overview',
  help: 'What is open now, whose it is, and where the alerts went. Every figure leads to what it counts.',
  start: 'Nothing has arrived yet: begin here',
  steps: [
    { to: '/teams', link: 'Add a team', hint: 'It owns events, and is told of them when it has an address.' },
    { to: '/services', link: 'Add a service', hint: 'It gives its events their owner and their priority.' },
    {
      to: '/integrations',
      link: 'Connect something',
      hint: 'Copy what stands there into a monitoring tool, or into a terminal, and see the first alert arrive.',
    },
  ],
  open: 'Open events',
  all: 'open',
  unassigned: 'nobody has',
  mine: 'mine',
  free: (count: number) => `${count} that nobody has`,
  atLeast: (count: number) => `≥ ${count}`,
  funnel: 'From alerts to events',
  received: 'received',
  journalled: 'kept',
  opened: 'opened an event',
  pending: (count: number, millis: number) =>
    `${count} wait to be judged; the engine is ${millis} ms behind.`,
  services: 'Services in trouble',
  healthy: 'All services are well',
  healthyHint: 'No open event touches a service.',
  missed: 'Expectations not kept',
  kept: 'Everything came that was expected',
  keptHint: 'What must arrive and does not is listed here.',
  last: 'last came',
} as const;
