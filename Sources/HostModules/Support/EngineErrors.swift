import Arrays
import Boosting
import Charts
import Frames
import Interpreter
import Search
import Validation

// The engines' errors say which Python class they are; here they become script exceptions.
extension ArrayError: PythonError {}
extension RandomError: PythonError {}
extension FrameError: PythonError {}
extension PickleError: PythonError {}
extension ValidationError: PythonError {}
extension BoostingError: PythonError {}
extension ChartError: PythonError {}
extension SearchError: PythonError {}
