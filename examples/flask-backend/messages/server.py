"""gunicorn's settings. https://docs.gunicorn.org/en/stable/settings.html"""

bind = ["[::]:8080"]
# One process with threads: the application waits for others most of the time.
workers = 1
threads = 8
# A folder in memory, as the root file system is read-only.
worker_tmp_dir = "/dev/shm"
# A line by the server itself would be one too many for each call, and has no trace.
accesslog = None
errorlog = "-"
graceful_timeout = 20
control_socket_disable = True
