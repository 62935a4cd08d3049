"""JupyterHub on one machine: a system account for each student, and a server that is a process of that account.

    sudo jupyterhub -f deploy/jupyterhub_config.py
"""
from pathlib import Path

c = get_config()  # noqa: F821 (JupyterHub puts it here)

ROOT = Path(__file__).resolve().parents[1]

# For the browsers on this machine; put a web server with TLS before it, and let that listen to the class.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"

# Whoever has a system account; from version 5 on a hub lets nobody in who is not named.
c.Authenticator.allow_all = True

# Each server first puts the lessons into its student's home.
c.Spawner.cmd = [str(ROOT / "deploy" / "start"), "jupyterhub-singleuser"]
c.Spawner.default_url = "/tree/rnn-notebooks/notebooks"
c.Spawner.start_timeout = 120
c.Spawner.environment = {
    # A kernel's heap stops at 1 GiB (the number is hexadecimal): a cell that wants more fails alone, and with an exception.
    "DOTNET_GCHeapHardLimit": "40000000",
}
# A kernel that nobody has used for an hour gives its memory back; the notebook keeps its outputs.
c.Spawner.args = ["--MappingKernelManager.cull_idle_timeout=3600", "--MappingKernelManager.cull_interval=300"]

# Thirty students press "Start" in the same minute; the machine starts a few at a time.
c.JupyterHub.concurrent_spawn_limit = 8
