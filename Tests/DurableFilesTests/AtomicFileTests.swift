import DurableFiles
import Testing
