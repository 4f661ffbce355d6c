#!/usr/bin/env python3
"""A registry for npm on loopback that knows the packages of a folder and nothing else: what installs from it
installs from npm, once the packages are published.

    .ci/registry.py FOLDER PORT-FILE
"""
import base64, hashlib, http.server, json, pathlib, sys, tarfile, urllib.parse

folder, port_file = map(pathlib.Path, sys.argv[1:])
packages = {}
for path in folder.glob("*.tgz"):
    with tarfile.open(path) as archive:
        content = json.load(archive.extractfile("package/package.json"))
    integrity = "sha512-" + base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    packages[content["name"]] = (path, content, integrity)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        address = f"http://localhost:{self.server.server_port}"
        name = urllib.parse.unquote(self.path.lstrip("/"))
        if name.endswith(".tgz"):
            return self.answer(200, (folder / pathlib.Path(name).name).read_bytes())
        if name not in packages:
            return self.answer(404, b"{}")
        path, content, integrity = packages[name]
        version = {**content, "dist": {"tarball": f"{address}/{path.name}", "integrity": integrity}}
        number = content["version"]
        whole = {"name": name, "dist-tags": {"latest": number}, "versions": {number: version}}
        self.answer(200, json.dumps(whole).encode())

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("localhost", 0), Handler)
port_file.write_text(str(server.server_port))
server.serve_forever()
