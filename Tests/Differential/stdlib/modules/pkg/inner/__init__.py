from ..second import two as outer_two
