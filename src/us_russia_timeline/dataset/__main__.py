"""``python -m us_russia_timeline.dataset`` compiles the authored data into the file that is shipped."""

from us_russia_timeline.dataset.compiling import write_data

if __name__ == "__main__":
    write_data()
