#!/bin/sh
# What it runs is not there: the shell ends with status 127.
no-such-program-anywhere --stdio
