import Dispatch

AttunedCommand.main()
dispatchMain()
