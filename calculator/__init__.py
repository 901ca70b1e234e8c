"""補助金ものさし: computes Japan's IT導入補助金 from its published rules, step by step and to the yen."""

__version__ = "1.0.0"
