/**
 * Generated from AnswerConsumer.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 ae26bfaf0e8262dafeb9a39d1a9c98e56d331d10c4ca3e32ceade5ce140f54dd
 * @module
 */

export const answerConsumerAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "rollup_",
        "type": "address"
      },
      {
        "internalType": "contract IClaimReader",
        "name": "reader_",
        "type": "address"
      },
      {
        "internalType": "contract IVerdicts",
        "name": "verdicts_",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "AlreadyAnswered",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "AnswerUnbound",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimsHash",
        "type": "bytes32"
      }
    ],
    "name": "Disputed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "offset",
        "type": "uint256"
      }
    ],
    "name": "MalformedCbor",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      }
    ],
    "name": "NotDue",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "batch",
        "type": "uint64"
      }
    ],
    "name": "NotFinal",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "segment",
        "type": "uint256"
      }
    ],
    "name": "NotInOrder",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      }
    ],
    "name": "NotTheClient",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "OtherAnswer",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "got",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "OtherModel",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "got",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "OtherRequest",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "TransferFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "UnknownQuestion",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimsHash",
        "type": "bytes32"
      }
    ],
    "name": "Void",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "ids",
        "type": "bytes"
      },
      {
        "indexed": false,
        "internalType": "bool",
        "name": "isFinal",
        "type": "bool"
      }
    ],
    "name": "Answered",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "promptHash",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "enum AnswerConsumer.Finality",
        "name": "needed",
        "type": "uint8"
      }
    ],
    "name": "Asked",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "TakenBack",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      },
      {
        "components": [
          {
            "components": [
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "number",
                "type": "uint64"
              },
              {
                "internalType": "bytes32",
                "name": "previousHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "receiptsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "receiptCount",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "dataHash",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "epoch",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "bitmap",
                "type": "uint64"
              },
              {
                "internalType": "bytes",
                "name": "aggregate",
                "type": "bytes"
              },
              {
                "internalType": "uint64",
                "name": "postedAt",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "finalAt",
                "type": "uint64"
              }
            ],
            "internalType": "struct BatchHeader",
            "name": "header",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "components": [
              {
                "internalType": "bytes[]",
                "name": "claims",
                "type": "bytes[]"
              },
              {
                "internalType": "bytes[]",
                "name": "publicKeys",
                "type": "bytes[]"
              },
              {
                "internalType": "bytes[]",
                "name": "signatures",
                "type": "bytes[]"
              }
            ],
            "internalType": "struct Work",
            "name": "work",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "bytes32",
            "name": "salt",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "ids",
            "type": "bytes"
          }
        ],
        "internalType": "struct AnswerConsumer.Proof[]",
        "name": "segments",
        "type": "tuple[]"
      }
    ],
    "name": "answer",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "promptHash",
        "type": "bytes32"
      },
      {
        "internalType": "enum AnswerConsumer.Finality",
        "name": "needed",
        "type": "uint8"
      },
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      }
    ],
    "name": "ask",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "asked",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "questionOf",
    "outputs": [
      {
        "internalType": "address",
        "name": "asker",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "promptHash",
        "type": "bytes32"
      },
      {
        "internalType": "enum AnswerConsumer.Finality",
        "name": "needed",
        "type": "uint8"
      },
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      },
      {
        "internalType": "uint128",
        "name": "reward",
        "type": "uint128"
      },
      {
        "internalType": "bytes32",
        "name": "answerHash",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "reader",
    "outputs": [
      {
        "internalType": "contract IClaimReader",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "requestId",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "requestSalt",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "rollup",
    "outputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "takeBack",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "verdicts",
    "outputs": [
      {
        "internalType": "contract IVerdicts",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const answerConsumerBytecode = '0x60e0346100c457601f61209538819003918201601f19168301916001600160401b038311848410176100c8578084926060946040528339810103126100c4578051906001600160a01b03821682036100c4576020810151906001600160a01b03821682036100c45760400151916001600160a01b03831683036100c45760805260a05260c052604051611fb890816100dd82396080518181816103190152610658015260a0518181816102c9015261089c015260c05181818161038501526106ee0152f35b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe6080806040526004361015610012575f80fd5b5f3560e01c908163440cb889146116c0575080637117313f1461149c57806372fbd8f9146103ed57806374b8a3a9146103cf578063815ff1ac146103a957806381fa0f2414610359578063a5623a2f1461033d578063cb23bcb5146102ed578063d4fc42c61461029d5763dd6958381461008a575f80fd5b3461029957602060031936011261029957600435805f52600160205260405f20604051916100b7836117c5565b73ffffffffffffffffffffffffffffffffffffffff825416835273ffffffffffffffffffffffffffffffffffffffff6001830154166020840152600282015460408401526003820154606084015260048201549161011b60ff841660808601611832565b600560a085019167ffffffffffffffff8560081c1683526fffffffffffffffffffffffffffffffff60c087019560481c168552015460e0850190815273ffffffffffffffffffffffffffffffffffffffff8551161561026d57516102415767ffffffffffffffff90511680421115610216575073ffffffffffffffffffffffffffffffffffffffff61021493826fffffffffffffffffffffffffffffffff935f5260016020525f60056040822082815582600182015582600282015582600382015582600482015501557fb0ad2946e51a400f4443433ff8493c37ef21907d6007fd703c2109c73a93988c5f80a2511691511690611d9b565b005b7f4ea91b0d000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507f4680c144000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b827fae8dc287000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5f80fd5b34610299575f60031936011261029957602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610299575f60031936011261029957602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610299575f6003193601126102995760205f54604051908152f35b34610299575f60031936011261029957602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346102995760206003193601126102995760206103c7600435611c0e565b604051908152f35b346102995760206003193601126102995760206103c7600435611bb7565b346102995760406003193601126102995767ffffffffffffffff60243511610299573660236024350112156102995767ffffffffffffffff60243560040135116102995736602480356004013560051b8135010111610299576004355f52600160205260405f2073ffffffffffffffffffffffffffffffffffffffff8154161561146e5760058101546114405773ffffffffffffffffffffffffffffffffffffffff600182015416908133036114145760243560040135156113e8579060019060605f9360028101549060048101549060ff8216935b6024356004013588101561135c5760248860051b81350101357ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe217fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc602435360301018112156102995760249081350101606081013563ffffffff81168091036102995789148015906112e2575b6112b65761055f600435611c0e565b604082013581811480159061128a575b61125c57505060a081013585810361122c575061058c818061183e565b61059a610140830183611d47565b906105d8604051937f4865bbfc0000000000000000000000000000000000000000000000000000000085526101606004860152610164850190611925565b6105e86024850160208701611a25565b610120850135610124850152600319848203016101448501528281527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff83116102995783809260209260409560051b8092858301370103018173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115611092575f916111ef575b5060028710156111c25760018714806111ba575b61116f5760808201356040517f7b96882b00000000000000000000000000000000000000000000000000000000815281600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015611092575f90611133575b60ff91501660018114611107576110dc5750156110d4575b61073f818061183e565b61074d610160830183611871565b6101808301357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1843603018112156102995783019067ffffffffffffffff82351161029957813560061b36036020830113610299579060206108586107e994936040519586957fc500c8c00000000000000000000000000000000000000000000000000000000087526101606004880152610164870190611925565b6107f860248701858a01611a25565b6003198682030161012487015261084a61083f6108266108188580611ab4565b606086526060860191611b07565b61083287860186611ab4565b9085830389870152611b07565b926040810190611ab4565b916040818503910152611b07565b6003198482030161014485015282358152019060208101905f905b8035821061109d575050509080602092038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa801561109257611064575b506108e16108db610160830183611871565b80611d47565b906108f36108db610160850185611871565b5f1981019391508311610c3e57821015611037576109169160051b810190611b66565b9290604093845190610928868361180f565b60058083527f636c61696d00000000000000000000000000000000000000000000000000000060209093018390525f928190611027565b60081c9060f81b175f6109735f8588611e7b565b9194909403610e9a575f905b848210610ec65750505050508115610e9a5785519161099e878461180f565b600c8084527f616e73776572436f6d6d6974000000000000000000000000000000000000000060209094018490525f9360059190610e8a565b60081c9060f81b175f6109eb848689611e7b565b9194909403610e5e575f905b848210610cf55750505050508215610c6b57506007610a17838386611e7b565b5091149081610cea575b50610cc25781610a346002938386611e7b565b94909103610c9657602003610c6b57506020820192838311610c3e57818411610c125792610a6f92610a699288979695611e2e565b90611e46565b60205f7c19000000000000000000000000000000000000000000000000000000008651610a9c888261180f565b60198152610b776028858301927f7665696c6d6573682f616e737765722d636f6d6d69742f763100000000000000845260246101a08b6101c081019e8f907fffffffff00000000000000000000000000000000000000000000000000000000610b11610b088486611b66565b94905085611b66565b9586949193519b8f998d9a8b019e8f525180918a8c015e8901957c20000000000000000000000000000000000000000000000000000000008988015201358986015260e01b166048840152604c830137010186838201520301601f19810183528261180f565b8751918291518091835e8101838152039060025afa15610c08575f5103610be05760208093610bab600196610bd895611b66565b8092519685889651918291018688015e8501918483015f81523701015f815203601f19810183528261180f565b9701966104c3565b7f8b0c280b000000000000000000000000000000000000000000000000000000005f5260045ffd5b83513d5f823e3d90fd5b827ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f450a5eee000000000000000000000000000000000000000000000000000000005f5260045ffd5b60169150148e610a21565b6003610d0282898c611e7b565b9192909203610c1257601f8211610c125790610d32610a698c84610d2a858e98978985611fa1565b968792611e2e565b60081c9060f81b1793841115610c6b5750838314610e56575b600190815b610d6057600191509101906109f7565b610d6b81898c611e7b565b9190928291600281148015610e4c575b15610da15750505090610d8f91898c611fa1565b905b8015610c3e575f19019081610d50565b919492509060048103610dbf57505090610dba91611e62565b610d91565b60058103610dff5750507f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82168203610c3e57610dba9160011b90611e62565b90919260068214918215610e1a575b5050610c6b5750610d91565b600714915081610e2d575b505f80610e0e565b6014811091508115610e41575b505f610e25565b60169150115f610e3a565b5060038114610d7b565b965086610d4b565b847ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5f198260200360031b1b166109d7565b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b6003610ed382888b611e7b565b9192909203610c1257601f8211610c125790610efb610a698b84610d2a858d98978985611fa1565b60081c9060f81b1793841115610c6b575083831461101f575b600190815b610f29576001915091019061097f565b610f3481888b611e7b565b9190928291600281148015611015575b15610f6a5750505090610f5891888b611fa1565b905b8015610c3e575f19019081610f19565b919492509060048103610f8857505090610f8391611e62565b610f5a565b60058103610fc85750507f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82168203610c3e57610f839160011b90611e62565b90919260068214918215610fe3575b5050610c6b5750610f5a565b600714915081610ff6575b505f80610fd7565b601481109150811561100a575b505f610fee565b60169150115f611003565b5060038114610f44565b955085610f14565b5f198260200360031b1b1661095f565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b6020813d821161108a575b8161107c6020938361180f565b8101031261029957516108c9565b3d915061106f565b6040513d5f823e3d90fd5b919350916040806001928635815267ffffffffffffffff6110c0602089016117b0565b166020820152019401920184939291610873565b5f9750610735565b7f3c2f805a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507fca70e7ae000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506020813d8211611167575b8161114c6020938361180f565b81010312610299575160ff811681036102995760ff9061071d565b3d915061113f565b602061117b838061183e565b013567ffffffffffffffff8116809103610299577fbb3c27bd000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50801561069c565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b90506040813d8211611224575b816112096040938361180f565b8101031261029957602001518015158103610299578a610688565b3d91506111fc565b85907f0be36115000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7fb30b96d8000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b5060c083013573ffffffffffffffffffffffffffffffffffffffff81168091036102995789141561056f565b887ff6dbafda000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506024356004013515611037576024803501357ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe217fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc6024353603010181121561029957602460209181350101013560208201351415610550565b6102149286927fd4571728819de62037d2d36f3fb98cc36c01993f646995f88781e9374742bc316fffffffffffffffffffffffffffffffff938a8151936005602084019586209101556040519160408352518094816040850152606084015e5f6060858401015215156020820152606081601f19601f6004359601168101030190a260481c1690611d9b565b7ff6dbafda000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b507fe78c0d1e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4680c144000000000000000000000000000000000000000000000000000000005f5260043560045260245ffd5b7fae8dc287000000000000000000000000000000000000000000000000000000005f5260043560045260245ffd5b60a06003193601126102995760043573ffffffffffffffffffffffffffffffffffffffff811680910361029957602435604435916064356002811015610299576084359367ffffffffffffffff8516809503610299575f545f198114610c3e5760010193845f5560405190611510826117c5565b338252602082019385855260408301908282526060840194808652608085019561153a8388611832565b60a086019a8b5260c08601936fffffffffffffffffffffffffffffffff3416855273ffffffffffffffffffffffffffffffffffffffff60e08801995f8b528c5f526001602052818060405f209a5116167fffffffffffffffffffffffff00000000000000000000000000000000000000008a5416178955511673ffffffffffffffffffffffffffffffffffffffff6001890191167fffffffffffffffffffffffff00000000000000000000000000000000000000008254161790555160028701555160038601556004850195519460028610156111c25760058a987fc01d8ee0c6faf63e6e5a9f80390511cdb0d5e65e9a1d9fd952bdeb0134f3c145986060986116b79760209f7fffffffffffffff0000000000000000000000000000000000000000000000000060ff78ffffffffffffffffffffffffffffffff00000000000000000068ffffffffffffffff008754945160081b16945160481b1694169116171717905551910155604051938452898401526040830190611782565ba3604051908152f35b3461029957602060031936011261029957610100906004355f52600160205260405f206fffffffffffffffffffffffffffffffff73ffffffffffffffffffffffffffffffffffffffff8254169173ffffffffffffffffffffffffffffffffffffffff60018201541660028201546003830154916005600485015494015495875260208701526040860152606085015261175f6080850160ff8316611782565b67ffffffffffffffff8160081c1660a085015260481c1660c083015260e0820152f35b9060028210156111c25752565b359073ffffffffffffffffffffffffffffffffffffffff8216820361029957565b359067ffffffffffffffff8216820361029957565b610100810190811067ffffffffffffffff8211176117e257604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f601f19910116810190811067ffffffffffffffff8211176117e257604052565b60028210156111c25752565b9035907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffea181360301821215610299570190565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa181360301821215610299570190565b359063ffffffff8216820361029957565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561029957016020813591019167ffffffffffffffff821161029957813603831361029957565b601f8260209493601f1993818652868601375f8582860101520116010190565b9073ffffffffffffffffffffffffffffffffffffffff6119448361178f565b16815267ffffffffffffffff61195c602084016117b0565b166020820152604082013560408201526060820135606082015263ffffffff611987608084016118a4565b16608082015260a082013560a082015267ffffffffffffffff6119ac60c084016117b0565b1660c082015267ffffffffffffffff6119c760e084016117b0565b1660e082015261014067ffffffffffffffff611a1e82611a026119ee6101008801886118b5565b610160610100890152610160880191611905565b9583611a1161012083016117b0565b16610120870152016117b0565b1691015290565b803582526020810135602083015263ffffffff611a44604083016118a4565b166040830152606081013560608301526080810135608083015273ffffffffffffffffffffffffffffffffffffffff611a7f60a0830161178f565b1660a083015260c08101356fffffffffffffffffffffffffffffffff81168091036102995760c083015260e090810135910152565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561029957016020813591019167ffffffffffffffff8211610299578160051b3603831361029957565b90602083828152019260208260051b82010193835f925b848410611b2e5750505050505090565b909192939495602080611b5683601f198660019603018852611b508b886118b5565b90611905565b9801940194019294939190611b1e565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610299570180359067ffffffffffffffff82116102995760200191813603831361029957565b805f52600160205273ffffffffffffffffffffffffffffffffffffffff600160405f200154166040519060208201924684523060408401526060830152608082015260808152611c0860a08261180f565b51902090565b60205f6040927fffffffffffffffffffffffffffffffffffffffff000000000000000000000000611d1e603c6024875194611c49898761180f565b60168652878601907f7665696c6d6573682f726571756573742d69642f763100000000000000000000825280885260018952611c8b60018b8a20015491611bb7565b8a519687938b8501997c16000000000000000000000000000000000000000000000000000000008b525180918787015e8401927c14000000000000000000000000000000000000000000000000000000008685015260601b1660288301527c2000000000000000000000000000000000000000000000000000000000858301528a8201520301601c81018452018261180f565b8451918291518091835e8101838152039060025afa15611d3e57505f5190565b513d5f823e3d90fd5b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610299570180359067ffffffffffffffff821161029957602001918160051b3603831361029957565b5f80808085855af13d15611e29573d67ffffffffffffffff81116117e25760405190611dd1601f8201601f19166020018361180f565b81525f60203d92013e5b15611de4575050565b73ffffffffffffffffffffffffffffffffffffffff907f1c43b976000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b611ddb565b90939293848311610299578411610299578101920390565b359060208110611e54575090565b5f199060200360031b1b1690565b91908201809211610c3e57565b90821015611037570190565b90919282841015611f7557611e91848484611e6f565b3560fd1c93601f611ea3828686611e6f565b3560f81c16926001820190818311610c3e578160188610611f6d5750601b85118015611f63575b610c12577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe88501948511610c3e57610a69611f18916001871b93611f1085828b85611fa1565b988992611e2e565b6008851b8060031c8303610c3e57610100036101008111610c3e571c949360018203611f4c575050601884105b610c6b5750565b6004901b908160021c03610c3e5784901c15611f45565b5060078714611eca565b949550505050565b837ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b509291611fae9082611e62565b928311610c6b575056' as const;
