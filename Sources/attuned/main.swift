import ArgumentParser
import Dispatch

AttunedCommand.main()
dispatchMain()
