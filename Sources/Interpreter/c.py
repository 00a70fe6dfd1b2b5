x=[0]*10**7
print('go',flush=True)
while True: x.reverse(); list(reversed(x))
