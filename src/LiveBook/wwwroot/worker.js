// The live book's engine: a dedicated module worker. What it is told and says: see src/LiveBook/README.md.
import { dotnet } from './_framework/dotnet.js';

const say = message => postMessage(message);
const died = error => say({ type: 'died', message: String(error && error.message || error) });

// The compiler sees .NET itself, not what the engine is made of.
const isPlatform = name => /^(System|mscorlib|netstandard|Microsoft\.CSharp$|Microsoft\.Win32)/.test(name) && !/^System\.(Reactive|CommandLine|Interactive)/.test(name);

async function start() {
  const runtime = await dotnet
    .withModuleConfig({ onDownloadResourceProgress: (done, total) => say({ type: 'loading', done, total }), onAbort: died })
    .create();
  runtime.setModuleImports('worker', { post: message => say(JSON.parse(message)) });
  const config = runtime.getConfig();
  const { LiveBook: { Program: engine } } = await runtime.getAssemblyExports(config.mainAssemblyName);
  await runtime.runMain();
  const files = new URL('./files/', import.meta.url);
  const list = await (await fetch(new URL('list.json', files))).json();
  await Promise.all(list.map(async path => engine.AddFile(path, new Uint8Array(await (await fetch(new URL(path, files))).arrayBuffer()))));
  const { coreAssembly = [], assembly = [] } = config.resources;
  engine.Start([...coreAssembly, ...assembly].map(({ virtualPath }) => virtualPath.replace(/\.\w+$/, '')).filter(isPlatform));
  say({ type: 'ready' });
  return engine;
}

const engine = start();
engine.catch(died);

const answers = {
  diagnose: (engine, { source }) => ({ type: 'diagnostics', items: JSON.parse(engine.Diagnose(source)) }),
  complete: (engine, { source, position }) => ({ type: 'completions', ...JSON.parse(engine.Complete(source, position)) }),
  inspect: (engine, { source, position }) => ({ type: 'inspection', text: engine.Inspect(source, position) }),
};

async function take(data) {
  const running = await engine;
  if (data.type === 'run') return running.Run(data.id, data.name, data.source);
  say({ ...answers[data.type](running, data), request: data.request });
}

// One at a time, in the order in which they came.
let last = engine;
onmessage = ({ data }) => { last = last.then(() => take(data)).catch(died); };
