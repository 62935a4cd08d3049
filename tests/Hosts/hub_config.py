"""The hub of deploy/, for students without system accounts: every home is a folder of the test, every name is let in."""
import json
import os

load_subconfig(os.environ["HUB_CONFIG"])  # noqa: F821 (JupyterHub puts it here)
test = json.loads(os.environ["HUB_TEST"])
c = get_config()  # noqa: F821

c.JupyterHub.bind_url = test["url"]
c.JupyterHub.hub_bind_url = test["hub_url"]
c.JupyterHub.db_url = f"sqlite:///{test['folder']}/hub.sqlite"
c.JupyterHub.cookie_secret_file = f"{test['folder']}/cookie_secret"
c.JupyterHub.authenticator_class = "dummy"
c.JupyterHub.spawner_class = "simple"
c.ConfigurableHTTPProxy.command = test["proxy"]
c.ConfigurableHTTPProxy.api_url = test["proxy_url"]
c.ConfigurableHTTPProxy.pid_file = f"{test['folder']}/proxy.pid"
c.SimpleLocalProcessSpawner.home_dir_template = test["home"]
c.Spawner.environment.update(test["environment"])
if os.geteuid() == 0:
    c.Spawner.args.append("--allow-root")
