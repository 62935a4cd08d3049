(function () {
  window.rnnDrawFigures = window.rnnDrawFigures || (function () {
    const dark = $DARK;
    const figures = new Map();
    let loading;

    const library = () => loading = loading || find().catch(error => { loading = null; throw error; });
    async function find() {
      // A page may bring plotly.js further down than the figure.
      if (document.readyState === 'loading') await new Promise(ready => document.addEventListener('DOMContentLoaded', ready));
      return window.Plotly || (window.rnnPlotly && await window.rnnPlotly) || window.Plotly || fetched();
    }
    const fetched = () => new Promise((found, failed) => {
      const script = Object.assign(document.createElement('script'), { src: '$SOURCE', integrity: '$INTEGRITY', crossOrigin: 'anonymous' });
      script.onload = () => found(window.Plotly);
      script.onerror = () => failed(new Error('plotly.js cannot be reached'));
      document.head.append(script);
    });

    // The colour of the text tells the theme in every host; a page that has a switch of its own names it.
    function isDark(figure) {
      const named = document.documentElement.dataset.theme;
      if (named) return named === 'dark';
      const [r, g, b] = getComputedStyle(figure).color.match(/[\d.]+/g).map(Number);
      return 0.299 * r + 0.587 * g + 0.114 * b > 128;
    }
    function themed(text, figure) {
      return JSON.parse(isDark(figure) ? text.replace(/"#[0-9a-f]{6}"/g, c => JSON.stringify(dark[c.slice(1, -1)] || c.slice(1, -1))) : text);
    }

    function wrapped(title, width) {
      const pen = document.createElement('canvas').getContext('2d');
      pen.font = title.font.weight + ' ' + title.font.size + 'px ' + title.font.family;
      const lines = [''];
      for (const word of title.text.replace(/<br>/g, ' ').split(' ')) {
        const longer = (lines[lines.length - 1] + ' ' + word).trim();
        if (pen.measureText(longer.replace(/<[^>]+>/g, '')).width <= width || longer === word) lines[lines.length - 1] = longer;
        else lines.push(word);
      }
      return lines.join('<br>');
    }

    // The title and the legend take what height they need, above a plot area that keeps its own.
    function fit(Plotly, div, layout) {
      const box = selector => { const found = div.querySelector(selector); return found && found.getBoundingClientRect(); };
      const title = box('.gtitle'), legend = box('.legend');
      const top = Math.ceil(18 + title.height + (legend ? legend.height : 0));
      const shift = div.getBoundingClientRect().top + 8 - title.top;
      return Plotly.relayout(div, { 'margin.t': top, 'title.pad.t': layout.title.pad.t + shift, height: layout.height + top - layout.margin.t });
    }

    async function draw(figure) {
      const state = figures.get(figure);
      const outer = figure.querySelector('.rnn-plot');
      state.width = outer.clientWidth;
      if (!state.width) return;
      const { data, layout, frames } = themed(state.text, figure);
      layout.width = Math.max(state.width, (layout.meta && layout.meta.minWidth) || 0);
      Object.assign(outer.style, { overflowX: 'auto', overflowY: 'hidden' });
      if (layout.width > state.width) outer.tabIndex = 0;
      layout.title.text = wrapped(layout.title, state.width - 24);
      layout.dragmode = matchMedia('(pointer: coarse)').matches ? false : layout.dragmode;
      await state.plotly.newPlot(state.div, { data, layout, frames, config: { displayModeBar: false } });
      await fit(state.plotly, state.div, layout);
    }

    async function start(figure) {
      const details = figure.querySelector('details');
      const plot = figure.querySelector('.rnn-plot');
      const state = { div: plot.appendChild(document.createElement('div')), text: figure.querySelector('script[type="application/json"]').textContent };
      details.open = false;
      try {
        state.plotly = await library();
        figures.set(figure, state);
        await draw(figure);
        new ResizeObserver(() => plot.clientWidth !== state.width && requestAnimationFrame(() => draw(figure))).observe(figure);
      } catch (error) {
        console.warn(error.message);
        details.open = true;
      }
    }

    const again = () => figures.forEach((state, figure) => figure.isConnected ? draw(figure) : figures.delete(figure));
    addEventListener('rnn-theme', again);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
    new MutationObserver(again).observe(document.body, { attributeFilter: ['class', 'data-jp-theme-light'] });

    return () => document.querySelectorAll('figure[data-rnn-figure]:not([data-drawn])').forEach(figure => { figure.dataset.drawn = ''; start(figure); });
  })();
  window.rnnDrawFigures();
})();
