/** Sensors: the scroll map's stays (`$WebStay`: where the window stood, for how long) and `$WebPageLeave`. */
import type { Tracker } from './tracker.ts';

export const sensors: Tracker = {
  name: 'sensors',
  files: {
    'sensorsdata.js': 'sa-sdk-javascript/sensorsdata.min.js',
    'pageleave.js': 'sa-sdk-javascript/dist/web/plugin/pageleave/index.js',
  },
  tags: (base) => `<script src="/trackers/sensors/sensorsdata.js"></script>
  <script src="/trackers/sensors/pageleave.js"></script>
  <script>
    var sensors = window.sensorsDataAnalytic201505;
    sensors.use(window.SensorsDataWebJSSDKPlugin.PageLeave, {});
    sensors.init({
      server_url: location.origin + '${base}/sa',
      send_type: 'beacon',
      show_log: false,
      heatmap: { clickmap: 'default', scroll_notice_map: 'default' },
    });
    sensors.quick('autoTrack');
  </script>`,
  // It waits for the next millisecond in a loop, to count how often it can look: for ever, where time stands still.
  mend: (script) => script.replace('==1*new Date;)t++', '==1*new Date&&t<99;)t++'),
  read(body, query) {
    const data = new URLSearchParams(body).get('data') ?? query.get('data') ?? '';
    const told = JSON.parse(Buffer.from(data, 'base64').toString() || '[]');
    return Array.isArray(told) ? told : [told];
  },
};
