Console.Error.WriteLine("search: no commands yet");
return 2;
