if a:
	b
	if c:
		d
	else:
	    e
if a:
        b
if a:
  b
  
# comment
    # indented comment

  	 
if a:
    b
  # odd comment
    c

# last
if a:

    b


    c
x = [
1,
        2,
  3 ]
if a: \
  b
if a:
  \
  b
x = 1 + \
  2
if (a and
  b):
    c
def f(a,
  b):
    """doc
  """
    return (a,
# comment inside
  b)
class A:

  x = 1


  y = 2
if a:
    pass
    # trailing comment
else:
    pass # trailing
if 1:
  2
  if 3:
    4