"""The command line behind `us_russia_timeline.__main__`, one room a file."""
