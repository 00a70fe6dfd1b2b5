"""The progress bar under another name."""
from tqdm import tqdm, trange
