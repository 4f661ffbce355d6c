#!/bin/sh
# npm prints such lines before it runs a script.
echo
echo "> server@1.0.0 start"
echo "> python3 server.py"
exec python3 "$(dirname "$0")/server.py" good
