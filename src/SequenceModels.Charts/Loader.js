(function () {
  window.rnnDrawFigures = window.rnnDrawFigures || (function () {
    const dark = $DARK;
    const figures = new Map();
    const loading = {};

    const library = full => loading[full] = loading[full] || find(full).catch(error => { loading[full] = null; throw error; });
    async function find(full) {
      // A page may bring plotly.js further down than the figure.
      if (document.readyState === 'loading') await new Promise(ready => document.addEventListener('DOMContentLoaded', ready));
      const serves = plotly => plotly && (!full || !plotly.validate([{ type: 'scatter3d', x: [0], y: [0], z: [0] }]));
      const brought = () => serves(window.Plotly) && window.Plotly;
      return brought() || (window.rnnPlotly && await window.rnnPlotly && brought()) || fetched(full);
    }
    const fetched = full => new Promise((found, failed) => {
      const [src, integrity] = full ? ['$FULL_SOURCE', '$FULL_INTEGRITY'] : ['$SOURCE', '$INTEGRITY'];
      const script = Object.assign(document.createElement('script'), { src, integrity, crossOrigin: 'anonymous' });
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

    // A step of a slider is a call of Plotly.update: values by path, one a trace, and values of the layout by path.
    function put(target, path, value) {
      const keys = path.match(/[^.[\]]+/g), last = keys.pop();
      for (const key of keys) target = target[key] = target[key] || {};
      target[last] = value;
    }
    function toStep({ data, layout }, { args: [values, changes, traces] }) {
      for (const path in values) (traces || [...data.keys()]).forEach((trace, i) => put(data[trace], path, values[path][i]));
      for (const path in changes) put(layout, path, changes[path]);
    }

    function wrapped(text, font, width) {
      const pen = document.createElement('canvas').getContext('2d');
      pen.font = font.weight + ' ' + font.size + 'px ' + font.family;
      const lines = [''];
      for (const word of text.replace(/<br>/g, ' ').split(' ')) {
        const longer = (lines[lines.length - 1] + ' ' + word).trim();
        if (pen.measureText(longer.replace(/<[^>]+>/g, '')).width <= width || longer === word) lines[lines.length - 1] = longer;
        else lines.push(word);
      }
      return lines.join('<br>');
    }

    // Titles in lines as wide as the plot; the height of the longest subtitle of all steps is kept free at each.
    function fitTitles({ title }, steps, width) {
      title.text = wrapped(title.text, title.font, width);
      const { subtitle } = title;
      if (!subtitle) return 0;
      const font = { ...subtitle.font, family: title.font.family };
      const texts = steps.map(({ args }) => args[1]['title.subtitle.text'] || subtitle.text).concat(subtitle.text);
      const lines = texts.map(text => wrapped(text, font, width).split('<br>').length);
      subtitle.text = wrapped(subtitle.text, font, width);
      return (Math.max(...lines) - lines.pop()) * font.size * 1.3;
    }

    // The titles and the legend take what height they need, above a plot area that keeps its own. A legend that grew at one step keeps its place at the others.
    function fit(state, layout, free) {
      const { plotly, div } = state;
      // In the figure's own pixels: a slide shows it larger or smaller.
      const outer = div.getBoundingClientRect(), scale = outer.width / div.offsetWidth;
      const box = selector => {
        const found = div.querySelector(selector), { top, bottom } = found ? found.getBoundingClientRect() : outer;
        return found && { top: (top - outer.top) / scale, bottom: (bottom - outer.top) / scale, height: (bottom - top) / scale };
      };
      const title = box('.gtitle'), subtitle = box('.gtitle-subtitle'), legend = box('.legend');
      const above = layout.legend.y >= 1 && layout.legend.yanchor === 'bottom';
      const titles = title ? Math.max(title.bottom, subtitle ? subtitle.bottom : 0) - title.top : 0;
      state.legend = Math.max(state.legend, legend && above ? legend.height : 0);
      const top = Math.ceil(18 + titles + free + state.legend);
      const shift = title ? 8 - title.top : 0;
      return plotly.relayout(div, { 'margin.t': top, 'title.pad.t': layout.title.pad.t + shift, height: layout.height + top - layout.margin.t });
    }

    async function draw(figure, state) {
      const outer = state.outer;
      if (state.width !== outer.clientWidth) Object.assign(state, { width: outer.clientWidth, legend: 0 });
      if (!state.width) return;
      const spec = themed(state.text, figure), { data, layout } = spec;
      const steps = layout.sliders ? layout.sliders[0].steps : [];
      if (state.slider) toStep(spec, steps[+state.slider.value]);
      delete layout.sliders;
      layout.width = layout.width || Math.max(state.width, (layout.meta && layout.meta.minWidth) || 0);
      Object.assign(outer.style, { overflowX: 'auto', overflowY: 'hidden' });
      if (layout.width > state.width) outer.tabIndex = 0;
      const free = fitTitles(layout, steps, state.width - 24);
      layout.dragmode = matchMedia('(pointer: coarse)').matches ? false : layout.dragmode;
      await state.plotly.react(state.div, { data, layout, config: { displayModeBar: false } });
      await fit(state, layout, free);
    }

    // One drawing at a time; what is asked for meanwhile is drawn after it.
    async function show(figure, state) {
      state.stale = true;
      if (state.busy) return;
      state.busy = true;
      try {
        while (state.stale) {
          state.stale = false;
          await draw(figure, state);
        }
      } finally {
        state.busy = false;
      }
    }

    // HTML's own slider and button, because fingers, keys and screen readers know them.
    function addSlider(figure, state) {
      const { active, currentvalue, steps } = JSON.parse(state.text).layout.sliders[0];
      const make = (name, parent, css, properties) => {
        const element = parent.appendChild(Object.assign(document.createElement(name), properties));
        element.style.cssText = css;
        return element;
      };
      const bar = make('div', figure, 'display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center;margin:4px 8px;font:14px system-ui,sans-serif', { className: 'rnn-steps' });
      state.outer.after(bar);
      const button = make('button', bar, 'min-width:44px;min-height:40px;font:inherit;color:inherit;background:transparent;border:1px solid;border-radius:6px;cursor:pointer', { type: 'button' });
      const slider = state.slider = make('input', bar, 'flex:1 1 160px;min-height:40px;accent-color:#0072b2', { type: 'range', max: steps.length - 1, value: active });
      const label = make('output', bar, 'font-variant-numeric:tabular-nums;min-width:' + Math.max(...steps.map(step => (currentvalue.prefix + step.label).length)) + 'ch');
      slider.setAttribute('aria-label', currentvalue.prefix.replace(/: $/, ''));
      let playing;
      const play = on => {
        clearInterval(playing);
        playing = on && setInterval(() => slider.isConnected && +slider.value < slider.max ? move(+slider.value + 1) : play(false), 700);
        button.textContent = on ? '\u275a\u275a' : '\u25b6\ufe0e';
        button.setAttribute('aria-label', on ? 'Pause' : 'Play');
      };
      const move = step => {
        slider.value = step;
        label.textContent = currentvalue.prefix + steps[step].label;
        slider.setAttribute('aria-valuetext', steps[step].label);
        return show(figure, state);
      };
      slider.oninput = () => { play(false); move(+slider.value); };
      button.onclick = () => {
        if (!playing && slider.value === slider.max) move(0);
        play(!playing);
      };
      play(false);
      return move(active);
    }

    async function start(figure) {
      const details = figure.querySelector('details');
      const outer = figure.querySelector('.rnn-plot');
      const stills = [...outer.children];
      const state = { outer, div: outer.appendChild(document.createElement('div')), text: figure.querySelector('script[type="application/json"]').textContent };
      details.open = false;
      try {
        state.plotly = await library('rnnFull' in figure.dataset);
        figures.set(figure, state);
        stills.forEach(still => still.remove());
        await (JSON.parse(state.text).layout.sliders ? addSlider(figure, state) : show(figure, state));
        new ResizeObserver(() => outer.clientWidth !== state.width && requestAnimationFrame(() => show(figure, state))).observe(figure);
      } catch (error) {
        console.warn(error.message);
        details.open = !stills.length;
      }
    }

    const again = () => figures.forEach((state, figure) => figure.isConnected ? show(figure, state) : figures.delete(figure));
    addEventListener('rnn-theme', again);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
    new MutationObserver(again).observe(document.body, { attributeFilter: ['class', 'data-jp-theme-light'] });

    const undrawn = () => [...document.querySelectorAll('figure[data-rnn-figure]:not([data-drawn])')];
    return () => Promise.all(undrawn().map(figure => { figure.dataset.drawn = ''; return start(figure); }));
  })();
  window.rnnDrawFigures();
})();
